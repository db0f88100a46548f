import { ButtonLink, Footer, Paragraph, Sheet, Title } from "./parts";

export interface SignInMailInput {
  /** Eight digits. */
  code: string;
  link: string;
  expiresMinutes: number;
}

export function subject({ code }: SignInMailInput): string {
  return `${spaced(code)} is your Afterword code`;
}

export default function SignInMail(input: SignInMailInput) {
  return (
    <Sheet
      title={subject(input)}
      preview={`Type it where you started. It works for ${input.expiresMinutes} minutes.`}
    >
      <Title>Your code</Title>
      <Paragraph style={{ fontSize: 34, letterSpacing: "0.1em", margin: "8px 0 16px" }}>
        {spaced(input.code)}
      </Paragraph>
      <Paragraph>
        Type it on the page where you asked for it. It works once and for {input.expiresMinutes} minutes.
      </Paragraph>
      <Paragraph>Reading this in the same browser? Then the button saves you the typing.</Paragraph>
      <ButtonLink href={input.link}>Open the sign-in page</ButtonLink>
      <Footer>
        You get this because somebody typed your address on Afterword. If that was not you, there is nothing
        to do: without this code nobody gets in.
      </Footer>
    </Sheet>
  );
}

export function text(input: SignInMailInput): string {
  return [
    `Your Afterword code: ${spaced(input.code)}`,
    `Type it on the page where you asked for it. It works once and for ${input.expiresMinutes} minutes.`,
    `Reading this in the same browser? This page has a button:\n${input.link}`,
    "You get this because somebody typed your address on Afterword. If that was not you, there is nothing to do: without this code nobody gets in.",
  ].join("\n\n");
}

/** Eight digits as people read them: "4829 1331". */
export function spaced(code: string): string {
  return `${code.slice(0, 4)} ${code.slice(4)}`;
}

SignInMail.PreviewProps = {
  code: "48291331",
  link: "http://localhost:3000/sign-in/link/example",
  expiresMinutes: 10,
} satisfies SignInMailInput;
