import { keepsItsPromisesIn } from "./every-zone";

keepsItsPromisesIn("elsewhere");
