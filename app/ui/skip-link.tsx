export function SkipLink() {
  return (
    <a
      href="#main"
      className="sr-only bg-paper px-4 py-3 font-medium focus:not-sr-only focus:fixed focus:start-3 focus:top-3 focus:z-50"
    >
      Skip to the content
    </a>
  );
}
