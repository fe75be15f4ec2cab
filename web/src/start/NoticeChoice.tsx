import { useId } from "react";
import { useConnection } from "../connection/Connection.tsx";
import type { NoticeChannel } from "../protocol/requests.ts";

const WORDS: Record<NoticeChannel, string> = { email: "E-mail", webhook: "Webhook" };

interface Properties {
  chosen: NoticeChannel | undefined;
  onChoose: (channel: NoticeChannel | undefined) => void;
}

/** Whether and how an end is told that no open page hears of; nothing where the deployment cannot. */
export function NoticeChoice({ chosen, onChoose }: Properties) {
  const { notices } = useConnection();
  const id = useId();
  if (notices.length === 0) {
    return null;
  }
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <label htmlFor={id}>When nobody is connected</label>
      <select
        id={id}
        aria-describedby={`${id}-hint`}
        value={chosen ?? ""}
        onChange={({ target }) => onChoose(notices.find((channel) => channel === target.value))}
        className="min-h-9 rounded-md border border-edge bg-surface px-3"
      >
        <option value="">No notice</option>
        {notices.map((channel) => (
          <option key={channel} value={channel}>
            {WORDS[channel]}
          </option>
        ))}
      </select>
      <p id={`${id}-hint`} className="text-quiet">
        Sent only if no open page hears of the end, to the address that this service was set up with.
      </p>
    </div>
  );
}
