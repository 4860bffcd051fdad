import { Goals } from "@/features/goals/goals";

export default Goals;
