import { Footer, Paragraph, Sheet, Title } from "./parts";

const what =
  "Your Afterword account and everything in it are deleted. No reminder comes any more, and the links in earlier mails have ended.";
const again = "If you look for a job again one day, this address starts a new account.";
const notYou =
  "If that was not you, somebody was signed in as you. Answer this mail: it reaches whoever runs this Afterword.";
const because = "You get this once, because this was the address of the account. Nothing more comes here.";

export function subject(): string {
  return "Your Afterword account is deleted";
}

export default function AccountDeletedMail() {
  return (
    <Sheet title={subject()} preview="Everything in it is gone, and no reminder comes any more.">
      <Title>Your account is deleted</Title>
      <Paragraph>{what}</Paragraph>
      <Paragraph>{again}</Paragraph>
      <Paragraph>{notYou}</Paragraph>
      <Footer>{because}</Footer>
    </Sheet>
  );
}

export function text(): string {
  return [what, again, notYou, because].join("\n\n");
}
