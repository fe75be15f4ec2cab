import { Indicator, Root } from "@radix-ui/react-progress";

interface Properties {
  label: string;
  /** From 0 to 1; null while nobody can know. */
  share: number | null;
  tone?: "accent" | "good" | "warn" | "bad";
}

const TONES = { accent: "bg-accent", good: "bg-good", warn: "bg-amber", bad: "bg-bad" };

export function Bar({ label, share, tone = "accent" }: Properties) {
  const percent = share === null ? null : Math.round(share * 100);
  return (
    <Root aria-label={label} value={percent} className="h-2 w-full overflow-hidden rounded-full bg-line">
      <Indicator
        className={`h-full origin-left transition-transform duration-200 ${TONES[tone]} ${share === null ? "animate-pulse opacity-50" : ""}`}
        style={{ transform: `scaleX(${share ?? 1})` }}
      />
    </Root>
  );
}
