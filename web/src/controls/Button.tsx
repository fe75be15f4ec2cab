import type { ButtonHTMLAttributes } from "react";

type Kind = "primary" | "plain" | "danger" | "bare";

const KINDS: Record<Kind, string> = {
  primary: "bg-accent text-accent-ink border-transparent enabled:hover:brightness-110",
  plain: "bg-surface text-ink border-edge enabled:hover:bg-raised",
  danger: "bg-surface text-bad border-bad enabled:hover:bg-bad-soft",
  bare: "bg-transparent text-accent border-transparent enabled:hover:bg-accent-soft px-2",
};

export const buttonLook = (kind: Kind) =>
  `inline-flex items-center justify-center gap-1.5 rounded-md border px-3 py-1.5 font-medium whitespace-nowrap min-h-9 disabled:opacity-60 disabled:cursor-not-allowed ${KINDS[kind]}`;

export function Button({ kind = "plain", className = "", ...rest }: ButtonHTMLAttributes<HTMLButtonElement> & { kind?: Kind }) {
  return <button type="button" className={`${buttonLook(kind)} ${className}`} {...rest} />;
}
