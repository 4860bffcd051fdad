import { Overview } from "@/features/overview/overview";

export default Overview;
