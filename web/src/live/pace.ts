/** How fast a run goes, and how long it will still take. */

export interface Sample {
  at: number;
  processed: number;
}

export interface Pace {
  perSecond: number;
  /** Absent while nobody can know. */
  secondsLeft: number | null;
}

const WINDOW = 30_000;
const LEAST = 2_000;

/** With a further sample; those too old to say how fast it goes now are dropped. */
export function sampled(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const last = samples.at(-1);
  if (last !== undefined && sample.processed < last.processed) {
    return [sample];
  }
  return [...samples.filter(({ at }) => sample.at - at <= WINDOW), sample];
}

export function pace(samples: readonly Sample[], left: number | null): Pace | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || last.at - first.at < LEAST) {
    return null;
  }
  const perSecond = ((last.processed - first.processed) * 1_000) / (last.at - first.at);
  return { perSecond, secondsLeft: left === null || perSecond === 0 ? null : left / perSecond };
}
