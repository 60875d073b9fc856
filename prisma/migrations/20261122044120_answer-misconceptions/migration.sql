-- AlterTable
ALTER TABLE "Answer" ADD COLUMN     "misconceptions" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateIndex
CREATE INDEX "Answer_userId_localDay_idx" ON "Answer"("userId", "localDay");
