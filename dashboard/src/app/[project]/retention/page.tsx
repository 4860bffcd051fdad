import { Retention } from "@/features/retention/retention";

export default Retention;
