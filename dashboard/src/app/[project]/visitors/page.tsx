import { Visitors } from "@/features/visitors/visitors";

export default Visitors;
