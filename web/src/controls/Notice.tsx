import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const TONES = {
  info: { look: "bg-accent-soft", ink: "text-accent", Icon: Info },
  good: { look: "bg-good-soft", ink: "text-good", Icon: CircleCheck },
  warn: { look: "bg-warn-soft", ink: "text-warn", Icon: TriangleAlert },
  bad: { look: "bg-bad-soft", ink: "text-bad", Icon: CircleAlert },
};

interface Properties {
  tone: keyof typeof TONES;
  children: ReactNode;
  /** What the user can do about it. */
  action?: ReactNode;
}

/** A sentence that matters now; what is wrong is read out at once. */
export function Notice({ tone, children, action }: Properties) {
  const { look, ink, Icon } = TONES[tone];
  return (
    <div
      role={tone === "bad" ? "alert" : "status"}
      className={`flex flex-wrap items-center gap-x-3 gap-y-2 rounded-md px-3 py-2 ${look}`}
    >
      <Icon aria-hidden className={`size-4 shrink-0 ${ink}`} />
      <div className="min-w-0 flex-1 basis-60 break-words">{children}</div>
      {action}
    </div>
  );
}
