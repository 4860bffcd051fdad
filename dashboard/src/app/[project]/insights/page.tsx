import { Insights } from "@/features/insights/insights";

export default Insights;
