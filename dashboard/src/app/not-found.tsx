import { Missing } from "@/features/auth/missing";

export default Missing;
