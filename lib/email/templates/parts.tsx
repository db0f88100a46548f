import type { CSSProperties, ReactNode } from "react";
import { Body, Container, Head, Html, Link, Preview, Section, Text } from "react-email";

// Mail clients know neither custom properties nor dark variants, so the tones are spelled out. Each keeps 4.5:1 on
// paper and when the client inverts it.
export const ink = "#1d1b18";
const soft = "#5f5a50";
const accent = "#a3361f";
const line = "#d9d2c3";
const serif = "Newsreader, Georgia, 'Times New Roman', serif";
const sans = "-apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/** The sheet every mail is written on: one column, 560 px, language and direction on every wrapper. */
export function Sheet({ title, preview, children }: { title: string; preview: string; children: ReactNode }) {
  return (
    <Html lang="en" dir="ltr">
      <Head>
        <title>{title}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
      </Head>
      <Body style={{ margin: 0, backgroundColor: "#faf7f0", color: ink, fontFamily: sans }}>
        <Preview>{preview}</Preview>
        <Container lang="en" dir="ltr" style={{ maxWidth: 560, margin: "0 auto", padding: "32px 20px" }}>
          {children}
        </Container>
      </Body>
    </Html>
  );
}

export function Title({ as: Tag = "h1", children }: { as?: "h1" | "h2"; children: ReactNode }) {
  return (
    <Tag
      style={{
        margin: "0 0 8px",
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
      style={{
        margin: "0 0 16px",
        fontSize: quiet ? 14 : 16,
        lineHeight: "1.5",
        color: quiet ? soft : ink,
        ...style,
      }}
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
        style={{
          display: "inline-block",
          padding: "12px 20px",
          borderRadius: 6,
          backgroundColor: ink,
          color: "#ffffff",
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
    <Section style={{ margin: "0 0 24px", borderLeft: `2px solid ${accent}`, paddingLeft: 16 }}>
      {children}
    </Section>
  );
}

/** A message to copy or send, as plain selectable text. */
export function Letter({ children }: { children: string }) {
  return (
    <Section
      style={{
        margin: "0 0 16px",
        padding: "16px 18px",
        border: `1px solid ${line}`,
        backgroundColor: "#fffdf8",
      }}
    >
      <Text style={{ margin: 0, fontSize: 16, lineHeight: "1.55", whiteSpace: "pre-line", color: ink }}>
        {children}
      </Text>
    </Section>
  );
}

export function Footer({ children }: { children: ReactNode }) {
  return (
    <Section style={{ marginTop: 16, borderTop: `1px solid ${line}`, paddingTop: 16 }}>
      <Paragraph quiet>{children}</Paragraph>
    </Section>
  );
}

export function QuietLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} style={{ color: soft, textDecoration: "underline" }}>
      {children}
    </Link>
  );
}
