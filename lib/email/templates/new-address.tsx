import { Footer, Paragraph, Sheet, Title } from "./parts";
import { spaced } from "./sign-in";

export interface NewAddressMailInput {
  /** Eight digits. */
  code: string;
  expiresMinutes: number;
}

const because =
  "You get this because somebody who is signed in to Afterword wants to use this address. If that was not you, there is nothing to do: without this code nothing changes.";

export function subject({ code }: NewAddressMailInput): string {
  return `${spaced(code)} is your code for this address`;
}

export default function NewAddressMail(input: NewAddressMailInput) {
  return (
    <Sheet
      title={subject(input)}
      preview={`Type it where you started. It works for ${input.expiresMinutes} minutes.`}
    >
      <Title>Your code for this address</Title>
      <Paragraph style={{ fontSize: 34, letterSpacing: "0.1em", margin: "8px 0 16px" }}>
        {spaced(input.code)}
      </Paragraph>
      <Paragraph>{how(input)}</Paragraph>
      <Footer>{because}</Footer>
    </Sheet>
  );
}

export function text(input: NewAddressMailInput): string {
  return [`Your Afterword code for this address: ${spaced(input.code)}`, how(input), because].join("\n\n");
}

function how({ expiresMinutes }: NewAddressMailInput): string {
  return `Type it on the page where you asked for it. It works once and for ${expiresMinutes} minutes. From then on you sign in with this address, and your reminders come here.`;
}

NewAddressMail.PreviewProps = { code: "48291331", expiresMinutes: 10 } satisfies NewAddressMailInput;
