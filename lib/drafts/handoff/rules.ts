const longestLink = 1900;

export interface ComposeLinks {
  /** Opens any mail app. When `carriesBody` is false it holds address and subject only, and the body is to be copied. */
  mailto: string;
  carriesBody: boolean;
  gmail: string;
  outlook: string;
}

/** Links that open a mail app with the message in it; the mailto link is never longer than 1,900 characters. */
export function composeLinks(message: { to: string | null; subject: string; body: string }): ComposeLinks {
  const to = encodeURIComponent(message.to ?? "").replaceAll("%40", "@");
  const subject = encoded(message.subject);
  const body = encoded(message.body.replace(/\r?\n/gu, "\r\n"));
  const full = `mailto:${to}?subject=${subject}&body=${body}`;
  const bare = `mailto:${to}?subject=${subject}`;
  const carriesBody = full.length <= longestLink;
  const rest = carriesBody ? `&body=${body}` : "";
  return {
    mailto: carriesBody ? full : bare.length <= longestLink ? bare : `mailto:${to.length <= 400 ? to : ""}`,
    carriesBody,
    gmail: `https://mail.google.com/mail/?view=cm&fs=1&to=${to}&su=${subject}${rest}`,
    outlook: `https://outlook.live.com/mail/0/deeplink/compose?to=${to}&subject=${subject}${rest}`,
  };
}

function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Surrogate}/gu, "\ufffd"));
}
