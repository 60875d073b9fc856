-- CreateEnum
CREATE TYPE "Pace" AS ENUM ('lighter', 'normal', 'exam');

-- AlterTable
ALTER TABLE "User" ADD COLUMN     "dailyMinutes" SMALLINT NOT NULL DEFAULT 15,
ADD COLUMN     "intensity" "Pace" NOT NULL DEFAULT 'normal',
ADD COLUMN     "lastAnsweredAt" TIMESTAMPTZ(3),
ADD COLUMN     "practiceDays" SMALLINT NOT NULL DEFAULT 127,
ADD COLUMN     "replayFrom" TIMESTAMPTZ(3),
ADD COLUMN     "timeZoneChosen" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "Answer" ADD COLUMN     "inPool" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "Exam" (
    "userId" UUID NOT NULL,
    "track" TEXT NOT NULL,
    "day" INTEGER NOT NULL,

    CONSTRAINT "Exam_pkey" PRIMARY KEY ("userId","track")
);

-- CreateTable
CREATE TABLE "Credit" (
    "userId" UUID NOT NULL,
    "testId" UUID NOT NULL,
    "pattern" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "creditedAt" TIMESTAMPTZ(3) NOT NULL,
    "timeZone" TEXT NOT NULL,
    "rolloverHour" SMALLINT NOT NULL,
    "practiceDays" SMALLINT NOT NULL,
    "retention" DOUBLE PRECISION NOT NULL,
    "parameterVersion" TEXT NOT NULL,
    "cards" JSONB NOT NULL,

    CONSTRAINT "Credit_pkey" PRIMARY KEY ("userId","testId","pattern")
);

-- CreateTable
CREATE TABLE "ParameterSet" (
    "version" TEXT NOT NULL,
    "weights" DOUBLE PRECISION[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ParameterSet_pkey" PRIMARY KEY ("version")
);

-- CreateIndex
CREATE INDEX "Answer_userId_answeredAt_idx" ON "Answer"("userId", "answeredAt");

-- AddForeignKey
ALTER TABLE "Exam" ADD CONSTRAINT "Exam_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Credit" ADD CONSTRAINT "Credit_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was recorded before gets its order of arrival, and its place in pool or lesson.
UPDATE "Answer" a SET revision = numbered.place, "inPool" = (a.context <> 'lesson')
FROM (SELECT "userId", id, row_number() OVER (PARTITION BY "userId" ORDER BY "receivedAt", "answeredAt", id) AS place
  FROM "Answer") numbered
WHERE a."userId" = numbered."userId" AND a.id = numbered.id;

UPDATE "User" u SET "lastAnsweredAt" = latest.at
FROM (SELECT "userId", max("answeredAt") AS at FROM "Answer" WHERE "struckAt" IS NULL GROUP BY "userId") latest
WHERE u.id = latest."userId";

-- Few wait, and they are looked for often.
CREATE INDEX "User_replayFrom_waiting_idx" ON "User"("replayFrom") WHERE "replayFrom" IS NOT NULL;
