import type { CSSProperties, ReactNode } from "react";
import { Body, Container, Head, Html, Link, Preview, Section, Text } from "react-email";

// Many mail clients know no custom properties, so the tones are spelled out on every element; those that know dark mode take
// the second set by a class on the same element (react-email moves what styles the body to a cell without one). Texts keep 4.5:1 in both, and in the first also when the client inverts it (EM15).
export const tones = {
  light: {
    ...{ paper: "#faf7f0", letter: "#fffdf8", ink: "#1d1b18", soft: "#5f5a50" },
    ...{ accent: "#a3361f", line: "#d9d2c3", button: "#1d1b18", onButton: "#ffffff" },
  },
  dark: {
    ...{ paper: "#15171c", letter: "#1c1f26", ink: "#ece8df", soft: "#b4afa4" },
    ...{ accent: "#e08a72", line: "#3a3f4a", button: "#ece8df", onButton: "#15171c" },
  },
};
const { paper, letter, ink, soft, accent, line, button, onButton } = tones.light;
const serif = "Newsreader, Georgia, 'Times New Roman', serif";
const sans = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

const { dark } = tones;
// React escapes what stands in a style element, so it holds no quotes and no angle brackets.
const styles = [
  ":root { color-scheme: light dark; supported-color-schemes: light dark; }",
  "@media (prefers-color-scheme: dark) {",
  `.paper { background-color: ${dark.paper} !important; color: ${dark.ink} !important; }`,
  `.ink { color: ${dark.ink} !important; }`,
  `.soft { color: ${dark.soft} !important; }`,
  `.letter { background-color: ${dark.letter} !important; border-color: ${dark.line} !important; }`,
  `.button { background-color: ${dark.button} !important; color: ${dark.onButton} !important; }`,
  `.thread { border-color: ${dark.accent} !important; }`,
  `.hair { border-color: ${dark.line} !important; }`,
  "}",
].join("\n");

/** The sheet every mail is written on: one column, 560 px, language and direction on every wrapper. */
export function Sheet({ title, preview, children }: { title: string; preview: string; children: ReactNode }) {
  return (
    <Html lang="en" dir="ltr">
      <Head>
        <title>{title}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{styles}</style>
      </Head>
      <Body style={{ margin: 0, fontFamily: sans }}>
        <Preview>{preview}</Preview>
        <Section className="paper" style={{ backgroundColor: paper, color: ink }}>
          <Container lang="en" dir="ltr" style={{ maxWidth: 560, margin: "0 auto", padding: "32px 20px" }}>
            {children}
          </Container>
        </Section>
      </Body>
    </Html>
  );
}

export function Title({ as: Tag = "h1", children }: { as?: "h1" | "h2"; children: ReactNode }) {
  return (
    <Tag
      className="ink"
      style={{
        margin: "0 0 8px",
        color: ink,
        fontFamily: serif,
        fontWeight: 500,
        fontSize: Tag === "h1" ? 26 : 22,
        lineHeight: "1.25",
      }}
    >
      {children}
    </Tag>
  );
}

export function Paragraph({
  quiet,
  style,
  children,
}: {
  quiet?: boolean;
  style?: CSSProperties;
  children: ReactNode;
}) {
  return (
    <Text
      className={quiet ? "soft" : "ink"}
      style={{
        margin: "0 0 16px",
        fontSize: 16,
        lineHeight: "1.5",
        color: quiet ? soft : ink,
        ...style,
      }}
    >
      {children}
    </Text>
  );
}

/** A line above the letter: to whom, about what. In its own direction, whatever stands around it. */
export function Line({ children }: { children: ReactNode }) {
  return (
    <Text
      className="soft"
      dir="auto"
      style={{ margin: "0 0 2px", fontSize: 16, lineHeight: "1.5", color: soft }}
    >
      {children}
    </Text>
  );
}

/** One thing to press, 44 px high; it opens a page, and nothing happens before a button there is pressed. */
export function ButtonLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Section style={{ margin: "8px 0 24px" }}>
      <Link
        href={href}
        className="button"
        style={{
          display: "inline-block",
          padding: "12px 20px",
          borderRadius: 6,
          backgroundColor: button,
          color: onButton,
          fontSize: 16,
          lineHeight: "20px",
          fontWeight: 600,
          textDecoration: "none",
        }}
      >
        {children}
      </Link>
    </Section>
  );
}

/** The thread: what stands along the line belongs to one step. */
export function OnThread({ children }: { children: ReactNode }) {
  return (
    <Section
      className="thread"
      style={{ margin: "0 0 24px", borderLeft: `2px solid ${accent}`, paddingLeft: 16 }}
    >
      {children}
    </Section>
  );
}

/** A message to copy or send, as plain selectable text. */
export function Letter({ children }: { children: string }) {
  return (
    <Section
      className="letter"
      style={{
        margin: "0 0 16px",
        padding: "16px 18px",
        border: `1px solid ${line}`,
        backgroundColor: letter,
      }}
    >
      <Text
        className="ink"
        dir="auto"
        style={{ margin: 0, fontSize: 16, lineHeight: "1.55", whiteSpace: "pre-line", color: ink }}
      >
        {children}
      </Text>
    </Section>
  );
}

export function Footer({ children }: { children: ReactNode }) {
  return (
    <Section className="hair" style={{ marginTop: 16, borderTop: `1px solid ${line}`, paddingTop: 16 }}>
      <Paragraph quiet>{children}</Paragraph>
    </Section>
  );
}

export function QuietLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="soft" style={{ color: soft, textDecoration: "underline" }}>
      {children}
    </Link>
  );
}
