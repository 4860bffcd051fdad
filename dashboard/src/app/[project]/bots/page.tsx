import { Bots } from "@/features/bots/bots";

export default Bots;
