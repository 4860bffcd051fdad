import { Replays } from "@/features/replays/replays";

export default Replays;
