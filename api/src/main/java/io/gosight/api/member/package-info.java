/** The members of a project, and invitations to it. */
package io.gosight.api.member;
