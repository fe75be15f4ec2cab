import type { ReactNode } from "react";

/** Stands where something will be, and says how it comes there. */
interface Properties {
  title: string;
  children?: ReactNode;
  /** Whether it is the whole page, and its title the page's. */
  page?: boolean;
}

export function Empty({ title, children, page = false }: Properties) {
  const Title = page ? "h1" : "p";
  return (
    <div className="flex min-h-40 flex-col items-center justify-center gap-1 px-6 py-10 text-center">
      <Title className="font-medium">{title}</Title>
      <div className="max-w-prose text-quiet">{children}</div>
    </div>
  );
}
