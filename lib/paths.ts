import type { Route } from "next";

/** Every path of the product is built here; pages, mails and redirects take it from here. */
export const paths = {
  home: () => route("/"),
  calculator: (query?: URLSearchParams) => route("/plan", query),
  calculatorCalendar: (query: URLSearchParams) => route("/plan/calendar.ics", query),
  draftCheck: () => route("/check"),
  demo: (query?: URLSearchParams) => route("/demo", query),
  rules: (ruleId?: string) => route(ruleId ? `/rules#${ruleId}` : "/rules"),
  privacy: () => route("/privacy"),
  about: () => route("/about"),
  signIn: (query?: URLSearchParams) => route("/sign-in", query),
  signInCode: () => route("/sign-in/code"),
  signInLink: (secret: string) => route(`/sign-in/link/${secret}`),
  signOut: () => route("/sign-out"),
  local: () => route("/local"),
  localKey: () => route("/local/key"),
  localRun: (runId: string) => route(`/local/runs/${runId}`),
  localMail: (mailId?: string, query?: URLSearchParams) =>
    route(mailId ? `/local/mail/${mailId}` : "/local/mail", query),
  action: (token: string, query?: URLSearchParams) => route(`/r/${token}`, query),
  actionPost: (token: string) => route(`/r/${token}/act`),
  unsubscribe: (token: string) => route(`/u/${token}`),
  stopReminders: (token: string, query?: URLSearchParams) => route(`/u/${token}/stop`, query),
  today: (query?: URLSearchParams) => route("/today", query),
  add: (query?: URLSearchParams) => route("/add", query),
  applications: (query?: URLSearchParams) => route("/applications", query),
  newApplication: () => route("/applications/new"),
  application: (id: string, query?: URLSearchParams) => route(`/applications/${id}`, query),
  editApplication: (id: string) => route(`/applications/${id}/edit`),
  moveApplication: (id: string) => route(`/applications/${id}/move`),
  addInterview: (id: string) => route(`/applications/${id}/interview`),
  answer: (id: string, query?: URLSearchParams) => route(`/applications/${id}/answer`, query),
  theySaid: (id: string) => route(`/applications/${id}/they-said`),
  logMessage: (id: string) => route(`/applications/${id}/message`),
  step: (id: string, query?: URLSearchParams) => route(`/steps/${id}`, query),
  stepDraft: (id: string) => route(`/steps/${id}/draft`),
  stepHandOff: (id: string) => route(`/steps/${id}/hand-off`),
  stepNotes: (id: string) => route(`/steps/${id}/notes`),
  stepPlan: (id: string, query: URLSearchParams) => route(`/steps/${id}/plan`, query),
  editInterview: (id: string) => route(`/interviews/${id}/edit`),
  contacts: (query?: URLSearchParams) => route("/contacts", query),
  newContact: () => route("/contacts/new"),
  contact: (id: string) => route(`/contacts/${id}`),
  searches: (query?: URLSearchParams) => route("/searches", query),
  search: (id: string) => route(`/searches/${id}`),
  settings: (query?: URLSearchParams) => route("/settings", query),
  rhythm: () => route("/settings/rhythm"),
  wordings: () => route("/settings/wording"),
  wording: (kind: string, query?: URLSearchParams) => route(`/settings/wording/${kind}`, query),
  changeAddress: (query?: URLSearchParams) => route("/settings/address", query),
  activity: (query?: URLSearchParams) => route("/activity", query),
  trash: (query?: URLSearchParams) => route("/activity/trash", query),
  more: () => route("/more"),
  apiPlan: () => route("/api/plan"),
};

function route(path: string, query?: URLSearchParams): Route {
  const search = query?.toString();
  // Route is a string that typedRoutes narrows to known paths; the builder is the one place that vouches for them.
  return (search ? `${path}?${search}` : path) as Route;
}
