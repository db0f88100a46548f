export * from "./follow-ups";
export * from "./pipeline";
export * from "./reminders";
export * from "./users";
