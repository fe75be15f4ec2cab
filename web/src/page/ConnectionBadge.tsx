import { type ConnectionState, useConnection } from "../connection/Connection.tsx";

const LOOKS: Record<ConnectionState, { dot: string; words: string; title: string }> = {
  connecting: { dot: "bg-warn animate-pulse", words: "Connecting", title: "The connection is being made." },
  open: { dot: "bg-good", words: "Connected", title: "What happens on the server shows here at once." },
  lost: {
    dot: "bg-bad animate-pulse",
    words: "Reconnecting",
    title: "The connection is lost and is tried again. Runs go on without it; what is missing is fetched afterwards.",
  },
};

export function ConnectionBadge() {
  const { dot, words, title } = LOOKS[useConnection().state];
  return (
    <div role="status" title={title} className="flex items-center gap-1.5 text-quiet">
      <span aria-hidden className={`size-2 rounded-full ${dot}`} />
      <span className="max-sm:sr-only">{words}</span>
    </div>
  );
}
