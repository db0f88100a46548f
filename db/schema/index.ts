export * from "./follow-ups";
export * from "./operations";
export * from "./pipeline";
export * from "./reminders";
export * from "./users";
