import type { ReactNode } from "react";

/** Stands where something will be, and says how it comes there. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="flex min-h-40 flex-col items-center justify-center gap-1 px-6 py-10 text-center">
      <p className="font-medium">{title}</p>
      <div className="max-w-prose text-quiet">{children}</div>
    </div>
  );
}
