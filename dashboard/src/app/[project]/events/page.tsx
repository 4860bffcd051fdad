import { Events } from "@/features/events/events";

export default Events;
