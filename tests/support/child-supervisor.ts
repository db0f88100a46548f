// Run as a process of its own: keeps the program given alive the way the supervisor keeps the web server and the worker. The first
// argument is `proven` or `new`.
import { Child } from "@/bin/local/child";

const [proven, ...args] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);
const child = new Child({
  name: "program",
  args,
  env: process.env,
  say,
  attempts: 3,
  heartbeat: 200,
  onGivenUp: () => process.exit(3),
});
child.start();
if (proven === "proven") child.proveItself();
process.on("SIGTERM", () => void child.stop(500).then(() => process.exit(0)));
