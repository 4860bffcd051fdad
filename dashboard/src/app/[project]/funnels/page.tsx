import { Funnels } from "@/features/funnels/funnels";

export default Funnels;
