// Decides whose answers say nothing about people: those of simulated students, who are drawn from the very
// models that are learned from answers.

/**
 * The condition in SQL that somebody is not simulated.
 *
 * @param userId the column, as the statement around it names it
 */
export const notSimulated = (userId: string) =>
  `${userId} NOT IN (SELECT id FROM "User" WHERE demo)`;
