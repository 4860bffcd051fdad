import { Audit } from "@/features/audit/audit";

export default Audit;
