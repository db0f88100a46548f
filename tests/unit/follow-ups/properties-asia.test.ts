import { keepsItsPromisesIn } from "./every-zone";

keepsItsPromisesIn("Asia");
