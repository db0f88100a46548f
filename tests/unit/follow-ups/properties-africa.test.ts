import { keepsItsPromisesIn } from "./every-zone";

keepsItsPromisesIn("Africa");
