import http from "node:http";

export interface Target {
  name: string;
  url: string;
  cookie?: string;
}

/** Requests per second of each target: `connections` at once, in turns of `seconds`, the median of three turns. */
export async function requestsPerSecond(
  targets: readonly Target[],
  { connections = 8, seconds = 6 } = {},
): Promise<Map<string, number>> {
  const turns = new Map<string, number[]>(targets.map(({ name }) => [name, []]));
  for (const target of targets) await load(target, connections, 3);
  for (let turn = 0; turn < 3; turn += 1) {
    for (const target of targets) turns.get(target.name)?.push(await load(target, connections, seconds));
  }
  return new Map([...turns].map(([name, figures]) => [name, median(figures)]));
}

async function load(target: Target, connections: number, seconds: number): Promise<number> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const startedAt = performance.now();
  const until = startedAt + seconds * 1000;
  let answered = 0;
  const worker = async () => {
    while (performance.now() < until) {
      await get(target, agent);
      answered += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, worker));
  agent.destroy();
  return answered / ((performance.now() - startedAt) / 1000);
}

function get({ url, cookie }: Target, agent: http.Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent, headers: cookie ? { cookie } : {} }, (response) => {
      response.resume();
      response.once("error", reject);
      response.once("end", () => {
        if (response.statusCode === 200) resolve();
        else reject(new Error(`${url} answered ${response.statusCode}.`));
      });
    });
    request.once("error", reject);
  });
}

function median(figures: number[]): number {
  return [...figures].sort((a, b) => a - b)[Math.floor(figures.length / 2)] ?? 0;
}
