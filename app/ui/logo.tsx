export function Logo({ wordmark = true }: { wordmark?: boolean }) {
  return (
    <span className="inline-flex items-center gap-2.5">
      <svg viewBox="0 0 12 28" fill="none" className="h-7 w-3 text-accent" aria-hidden="true">
        <path d="M6 0v28" stroke="currentColor" strokeWidth="1.5" />
        <circle cx="6" cy="8" r="4" fill="currentColor" />
        <circle cx="6" cy="20" r="3.25" fill="var(--paper)" stroke="currentColor" strokeWidth="1.5" />
      </svg>
      {wordmark ? (
        <span className="font-serif text-xl font-[480] tracking-tight">Afterword</span>
      ) : (
        <span className="sr-only">Afterword</span>
      )}
    </span>
  );
}
