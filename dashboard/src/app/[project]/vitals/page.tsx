import { Vitals } from "@/features/vitals/vitals";

export default Vitals;
