/** The one place that reads this machine's clock. Edges call it and hand `now` on. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
