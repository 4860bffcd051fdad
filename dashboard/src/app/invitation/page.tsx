import { Invitation } from "@/features/auth/invitation";

export default Invitation;
