import { ExternalLink as Icon } from "lucide-react";

/** To where the drawing can be seen, when a link came with it. */
export function ExternalLink({ to, name }: { to: string; name: string }) {
  if (!/^https?:\/\//i.test(to)) {
    return null;
  }
  return (
    <a
      href={to}
      target="_blank"
      rel="noreferrer"
      aria-label={`Open ${name} where it is kept`}
      onClick={(event) => event.stopPropagation()}
      className="inline-flex text-accent focus-visible:-outline-offset-2"
    >
      <Icon aria-hidden className="size-4" />
    </a>
  );
}
