import { Live } from "@/features/live/live";

export default Live;
