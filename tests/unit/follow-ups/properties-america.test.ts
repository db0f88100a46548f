import { keepsItsPromisesIn } from "./every-zone";

keepsItsPromisesIn("America");
