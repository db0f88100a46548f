"use client";

import "./globals.css";
import ErrorPage from "./error";

export default function GlobalError(props: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Something went wrong · Afterword</title>
        <ErrorPage {...props} />
      </body>
    </html>
  );
}
