import { supervise } from "./local/supervisor";
import { run } from "./run";

run(() => supervise({ dev: true }));
