import { Footer, Paragraph, Sheet, Title } from "./parts";

const what =
  "Your Afterword account has another address now. Reminders go there, signing in works with it alone, and the links in mails that came here have ended.";
const notYou =
  "If that was not you, somebody was signed in as you. Answer this mail: it reaches whoever runs this Afterword.";
const because = "You get this once, because this was your address until now. Nothing more comes here.";

export function subject(): string {
  return "Your Afterword address was changed";
}

export default function AddressChangedMail() {
  return (
    <Sheet title={subject()} preview="Reminders and codes go to your new address.">
      <Title>Your address was changed</Title>
      <Paragraph>{what}</Paragraph>
      <Paragraph>{notYou}</Paragraph>
      <Footer>{because}</Footer>
    </Sheet>
  );
}

export function text(): string {
  return [what, notYou, because].join("\n\n");
}
