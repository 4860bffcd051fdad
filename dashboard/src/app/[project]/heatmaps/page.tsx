import { Heatmaps } from "@/features/heatmaps/heatmaps";

export default Heatmaps;
