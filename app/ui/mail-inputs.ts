/** What every field for an email address of the user's own has in common. */
export const EMAIL_INPUT = {
  name: "email",
  type: "email",
  inputMode: "email",
  autoComplete: "email",
  autoCapitalize: "none",
  spellCheck: false,
  required: true,
  maxLength: 320,
} as const;

/** And every field for a code that came by mail. */
export const CODE_INPUT = {
  label: "The code from the mail",
  name: "code",
  inputMode: "numeric",
  autoComplete: "one-time-code",
  required: true,
  maxLength: 20,
  className: "tabular-nums",
} as const;
