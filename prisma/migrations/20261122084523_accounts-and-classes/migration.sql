-- CreateEnum
CREATE TYPE "TokenPurpose" AS ENUM ('verify-email', 'sign-in', 'reset', 'change-email', 'claim-admin');

-- CreateEnum
CREATE TYPE "AssignmentKind" AS ENUM ('test', 'practice', 'review', 'warm-up');

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "dateLocale" TEXT,
ADD COLUMN     "demo" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "email" TEXT,
ADD COLUMN     "emailVerifiedAt" TIMESTAMPTZ(3),
ADD COLUMN     "name" TEXT,
ADD COLUMN     "passwordHash" TEXT,
ADD COLUMN     "teacherAskedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Mastery" ADD COLUMN     "laterMastery" DOUBLE PRECISION[] DEFAULT ARRAY[]::DOUBLE PRECISION[],
ADD COLUMN     "laterSpread" DOUBLE PRECISION[] DEFAULT ARRAY[]::DOUBLE PRECISION[];

-- CreateTable
CREATE TABLE "ExternalAccount" (
    "userId" UUID NOT NULL,
    "provider" TEXT NOT NULL,
    "externalId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExternalAccount_pkey" PRIMARY KEY ("userId","provider")
);

-- CreateTable
CREATE TABLE "OneTimeToken" (
    "hash" TEXT NOT NULL,
    "purpose" "TokenPurpose" NOT NULL,
    "userId" UUID,
    "email" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OneTimeToken_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "MergedGuest" (
    "userId" UUID NOT NULL,
    "guestId" UUID NOT NULL,
    "mergedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "MergedGuest_pkey" PRIMARY KEY ("userId","guestId")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Notice" (
    "userId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "seenAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notice_pkey" PRIMARY KEY ("userId","id")
);

-- CreateTable
CREATE TABLE "Class" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "pseudonymous" BOOLEAN NOT NULL DEFAULT false,
    "timeZone" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "erasedMembers" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Class_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClassTeacher" (
    "userId" UUID NOT NULL,
    "classId" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ClassTeacher_pkey" PRIMARY KEY ("userId","classId")
);

-- CreateTable
CREATE TABLE "ClassMember" (
    "userId" UUID NOT NULL,
    "classId" UUID NOT NULL,
    "shownAs" TEXT NOT NULL,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ClassMember_pkey" PRIMARY KEY ("userId","classId")
);

-- CreateTable
CREATE TABLE "JoinCode" (
    "code" VARCHAR(8) NOT NULL,
    "classId" UUID NOT NULL,
    "teaches" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "JoinCode_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "RosterEntry" (
    "classId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "shownAs" TEXT NOT NULL,
    "email" TEXT,
    "externalId" TEXT,
    "code" VARCHAR(8) NOT NULL,
    "userId" UUID,

    CONSTRAINT "RosterEntry_pkey" PRIMARY KEY ("classId","id")
);

-- CreateTable
CREATE TABLE "Assignment" (
    "classId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "AssignmentKind" NOT NULL,
    "pattern" TEXT,
    "warmUpId" UUID,
    "days" SMALLINT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "erasedMembers" INTEGER NOT NULL DEFAULT 0,
    "erasedDone" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Assignment_pkey" PRIMARY KEY ("classId","id")
);

-- CreateTable
CREATE TABLE "AssignmentExtension" (
    "userId" UUID NOT NULL,
    "classId" UUID NOT NULL,
    "assignmentId" UUID NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AssignmentExtension_pkey" PRIMARY KEY ("userId","classId","assignmentId")
);

-- CreateTable
CREATE TABLE "WarmUp" (
    "classId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "questions" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WarmUp_pkey" PRIMARY KEY ("classId","id")
);

-- CreateTable
CREATE TABLE "ProblemReport" (
    "userId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "pattern" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "response" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProblemReport_pkey" PRIMARY KEY ("userId","id")
);

-- CreateTable
CREATE TABLE "Regrade" (
    "id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "pattern" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "appliedBy" UUID,
    "appliedAt" TIMESTAMPTZ(3) NOT NULL,
    "undoneAt" TIMESTAMPTZ(3),
    "counts" JSONB NOT NULL,

    CONSTRAINT "Regrade_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RegradeChange" (
    "userId" UUID NOT NULL,
    "regradeId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,

    CONSTRAINT "RegradeChange_pkey" PRIMARY KEY ("userId","regradeId","kind","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ExternalAccount_provider_externalId_key" ON "ExternalAccount"("provider", "externalId");

-- CreateIndex
CREATE INDEX "OneTimeToken_userId_idx" ON "OneTimeToken"("userId");

-- CreateIndex
CREATE INDEX "OneTimeToken_expiresAt_idx" ON "OneTimeToken"("expiresAt");

-- CreateIndex
CREATE INDEX "MergedGuest_guestId_idx" ON "MergedGuest"("guestId");

-- CreateIndex
CREATE INDEX "ClassTeacher_classId_idx" ON "ClassTeacher"("classId");

-- CreateIndex
CREATE INDEX "ClassMember_classId_idx" ON "ClassMember"("classId");

-- CreateIndex
CREATE INDEX "JoinCode_classId_idx" ON "JoinCode"("classId");

-- CreateIndex
CREATE UNIQUE INDEX "RosterEntry_code_key" ON "RosterEntry"("code");

-- CreateIndex
CREATE INDEX "RosterEntry_userId_idx" ON "RosterEntry"("userId");

-- CreateIndex
CREATE INDEX "ProblemReport_pattern_resolvedAt_idx" ON "ProblemReport"("pattern", "resolvedAt");

-- CreateIndex
CREATE INDEX "Regrade_pattern_appliedAt_idx" ON "Regrade"("pattern", "appliedAt");

-- CreateIndex
CREATE INDEX "RegradeChange_regradeId_idx" ON "RegradeChange"("regradeId");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "Mastery_pattern_idx" ON "Mastery"("pattern");

-- AddForeignKey
ALTER TABLE "ExternalAccount" ADD CONSTRAINT "ExternalAccount_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneTimeToken" ADD CONSTRAINT "OneTimeToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MergedGuest" ADD CONSTRAINT "MergedGuest_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notice" ADD CONSTRAINT "Notice_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClassTeacher" ADD CONSTRAINT "ClassTeacher_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClassTeacher" ADD CONSTRAINT "ClassTeacher_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClassMember" ADD CONSTRAINT "ClassMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClassMember" ADD CONSTRAINT "ClassMember_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "JoinCode" ADD CONSTRAINT "JoinCode_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RosterEntry" ADD CONSTRAINT "RosterEntry_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Assignment" ADD CONSTRAINT "Assignment_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentExtension" ADD CONSTRAINT "AssignmentExtension_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssignmentExtension" ADD CONSTRAINT "AssignmentExtension_classId_assignmentId_fkey" FOREIGN KEY ("classId", "assignmentId") REFERENCES "Assignment"("classId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "WarmUp" ADD CONSTRAINT "WarmUp_classId_fkey" FOREIGN KEY ("classId") REFERENCES "Class"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProblemReport" ADD CONSTRAINT "ProblemReport_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegradeChange" ADD CONSTRAINT "RegradeChange_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegradeChange" ADD CONSTRAINT "RegradeChange_regradeId_fkey" FOREIGN KEY ("regradeId") REFERENCES "Regrade"("id") ON DELETE CASCADE ON UPDATE CASCADE;
