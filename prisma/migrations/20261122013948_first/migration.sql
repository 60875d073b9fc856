-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('guest', 'student', 'teacher', 'author', 'admin');

-- CreateEnum
CREATE TYPE "AnswerContext" AS ENUM ('practice', 'review', 'lesson', 'test');

-- CreateEnum
CREATE TYPE "TestKind" AS ENUM ('full', 'check');

-- CreateEnum
CREATE TYPE "TestState" AS ENUM ('open', 'judged', 'closed');

-- CreateEnum
CREATE TYPE "Verdict" AS ENUM ('strong', 'not-yet', 'unsure');

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "role" "Role" NOT NULL DEFAULT 'guest',
    "sessionEpoch" INTEGER NOT NULL DEFAULT 0,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "timeZone" TEXT NOT NULL DEFAULT 'UTC',
    "rolloverHour" SMALLINT NOT NULL DEFAULT 4,
    "recallOffset" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "paceSum" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "paceCount" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Answer" (
    "userId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "requestHash" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "pattern" TEXT NOT NULL,
    "skill" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "difficulty" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "context" "AnswerContext" NOT NULL,
    "testId" UUID,
    "shown" TEXT[],
    "response" JSONB NOT NULL,
    "correct" BOOLEAN NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "confidence" TEXT,
    "hintsUsed" SMALLINT NOT NULL DEFAULT 0,
    "elapsedMs" INTEGER,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "timeZone" TEXT NOT NULL,
    "localDay" INTEGER NOT NULL,
    "firstTry" BOOLEAN NOT NULL,
    "grade" SMALLINT NOT NULL,
    "known" DOUBLE PRECISION NOT NULL,
    "recallBefore" DOUBLE PRECISION NOT NULL,
    "guessRate" DOUBLE PRECISION NOT NULL,
    "medianMs" INTEGER NOT NULL,
    "pace" DOUBLE PRECISION NOT NULL,
    "parameterVersion" TEXT NOT NULL,
    "outcome" JSONB NOT NULL,
    "struckAt" TIMESTAMPTZ(3),

    CONSTRAINT "Answer_pkey" PRIMARY KEY ("userId","id")
);

-- CreateTable
CREATE TABLE "Card" (
    "userId" UUID NOT NULL,
    "skill" TEXT NOT NULL,
    "pattern" TEXT NOT NULL,
    "stability" DOUBLE PRECISION NOT NULL,
    "difficulty" DOUBLE PRECISION NOT NULL,
    "known" DOUBLE PRECISION NOT NULL,
    "reps" INTEGER NOT NULL,
    "lapses" INTEGER NOT NULL,
    "lastAnsweredAt" TIMESTAMPTZ(3) NOT NULL,
    "lastLocalDay" INTEGER NOT NULL,
    "dueDay" INTEGER NOT NULL,
    "parameterVersion" TEXT NOT NULL,

    CONSTRAINT "Card_pkey" PRIMARY KEY ("userId","skill")
);

-- CreateTable
CREATE TABLE "Mastery" (
    "userId" UUID NOT NULL,
    "pattern" TEXT NOT NULL,
    "track" TEXT NOT NULL,
    "priorMean" DOUBLE PRECISION NOT NULL,
    "priorDeviation" DOUBLE PRECISION NOT NULL,
    "evidence" DOUBLE PRECISION[],
    "abilityMean" DOUBLE PRECISION NOT NULL,
    "abilityDeviation" DOUBLE PRECISION NOT NULL,
    "mastery" DOUBLE PRECISION NOT NULL,
    "variance" DOUBLE PRECISION NOT NULL,
    "strength" DOUBLE PRECISION NOT NULL,
    "level" TEXT NOT NULL,
    "strongSince" TIMESTAMPTZ(3),
    "strongUntilDay" INTEGER,
    "confirmedAt" TIMESTAMPTZ(3)[],
    "lastVerdict" "Verdict",
    "lastTestedAt" TIMESTAMPTZ(3),
    "answers" INTEGER NOT NULL DEFAULT 0,
    "lastAnsweredAt" TIMESTAMPTZ(3),
    "computedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Mastery_pkey" PRIMARY KEY ("userId","pattern")
);

-- CreateTable
CREATE TABLE "Test" (
    "userId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "pattern" TEXT NOT NULL,
    "kind" "TestKind" NOT NULL DEFAULT 'full',
    "state" "TestState" NOT NULL DEFAULT 'open',
    "seed" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "judgedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "verdict" "Verdict",
    "pStrong" DOUBLE PRECISION,
    "judgement" JSONB,

    CONSTRAINT "Test_pkey" PRIMARY KEY ("userId","id")
);

-- CreateTable
CREATE TABLE "TestItem" (
    "userId" UUID NOT NULL,
    "testId" UUID NOT NULL,
    "position" SMALLINT NOT NULL,
    "question" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "skill" TEXT NOT NULL,
    "shown" TEXT[],
    "response" JSONB,
    "confidence" TEXT,
    "elapsedMs" INTEGER NOT NULL DEFAULT 0,
    "answeredAt" TIMESTAMPTZ(3),
    "timeZone" TEXT,
    "seq" INTEGER NOT NULL DEFAULT -1,
    "judgedAt" TIMESTAMPTZ(3),

    CONSTRAINT "TestItem_pkey" PRIMARY KEY ("userId","testId","position")
);

-- CreateTable
CREATE TABLE "QuestionSnapshot" (
    "version" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "pattern" TEXT NOT NULL,
    "rev" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "compiled" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuestionSnapshot_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "Media" (
    "sha" TEXT NOT NULL,
    "extension" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Media_pkey" PRIMARY KEY ("sha")
);

-- CreateIndex
CREATE INDEX "Answer_userId_question_answeredAt_idx" ON "Answer"("userId", "question", "answeredAt");

-- CreateIndex
CREATE INDEX "Answer_userId_pattern_answeredAt_idx" ON "Answer"("userId", "pattern", "answeredAt");

-- CreateIndex
CREATE INDEX "Card_userId_dueDay_idx" ON "Card"("userId", "dueDay");

-- CreateIndex
CREATE INDEX "Card_userId_pattern_idx" ON "Card"("userId", "pattern");

-- CreateIndex
CREATE INDEX "Test_userId_pattern_startedAt_idx" ON "Test"("userId", "pattern", "startedAt");

-- CreateIndex
CREATE INDEX "QuestionSnapshot_question_idx" ON "QuestionSnapshot"("question");

-- AddForeignKey
ALTER TABLE "Answer" ADD CONSTRAINT "Answer_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Card" ADD CONSTRAINT "Card_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Mastery" ADD CONSTRAINT "Mastery_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Test" ADD CONSTRAINT "Test_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TestItem" ADD CONSTRAINT "TestItem_userId_testId_fkey" FOREIGN KEY ("userId", "testId") REFERENCES "Test"("userId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
