import { Errors } from "@/features/errors/errors";

export default Errors;
