import { Projects } from "@/features/projects/projects";

export default Projects;
